"""Actors: noun phrases to canonical ids, and the table behind them."""

from __future__ import annotations

import re
import subprocess
import sys
from collections import defaultdict
from datetime import date
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.actors import ALIAS_TYPES, GROUPS, actor_table, resolve
from toolkit.errors import InputError

UN_MEMBERS = frozenset(
    re.findall(
        "[A-Z]+",
        """
    AFG AGO ALB AND ARE ARG ARM ATG AUS AUT AZE BDI BEL BEN BFA BGD BGR BHR BHS BIH BLR BLZ BOL BRA
    BRB BRN BTN BWA CAF CAN CHE CHL CHN CIV CMR COD COG COL COM CPV CRI CUB CYP CZE DEU DJI DMA DNK
    DOM DZA ECU EGY ERI ESP EST ETH FIN FJI FRA FSM GAB GBR GEO GHA GIN GMB GNB GNQ GRC GRD GTM GUY
    HND HRV HTI HUN IDN IND IRL IRN IRQ ISL ISR ITA JAM JOR JPN KAZ KEN KGZ KHM KIR KNA KOR KWT LAO
    LBN LBR LBY LCA LIE LKA LSO LTU LUX LVA MAR MCO MDA MDG MDV MEX MHL MKD MLI MLT MMR MNE MNG MOZ
    MRT MUS MWI MYS NAM NER NGA NIC NLD NOR NPL NRU NZL OMN PAK PAN PER PHL PLW PNG POL PRK PRT PRY
    QAT ROU RUS RWA SAU SDN SEN SGP SLB SLE SLV SMR SOM SRB SSD STP SUR SVK SVN SWE SWZ SYC SYR TCD
    TGO THA TJK TKM TLS TON TTO TUN TUR TUV TZA UGA UKR URY USA UZB VCT VEN VNM VUT WSM YEM ZAF ZMB
    ZWE
    """,
    )
)
OTHER_STATES = frozenset(
    re.findall("[A-Z]+", "VAT PSE TWN XKX ESH COK NIU HKG MAC PRI GRL SUN YUG SCG DDR CSK YMD VDR")
)
HEADER = "actor,label,group,alias,alias_type,valid_from,valid_to,note"


def actor_of(phrase: str, on: date | None = None, table: pd.DataFrame | None = None) -> str | None:
    """Return the id of the actor a phrase names."""
    found = resolve(phrase, date=on, table=table)
    return found.id if found else None


def test_the_table_has_every_member_of_the_united_nations() -> None:
    """193 members, two observers, and the others that the table's note names."""
    table = actor_table()
    assert len(UN_MEMBERS) == 193
    assert set(table.loc[table["group"] == "state", "actor"]) == UN_MEMBERS | OTHER_STATES


def test_every_member_has_a_name_and_almost_every_one_a_demonym() -> None:
    """Only Dominica shares its demonym with a larger namesake."""
    table = actor_table()
    types = table.groupby("actor")["alias_type"].agg(set)
    assert all("name" in types[state] for state in UN_MEMBERS)
    assert {state for state in UN_MEMBERS if "demonym" not in types[state]} == {"DMA"}


def test_an_actor_has_one_label_and_one_group() -> None:
    """Ids, labels and groups agree over all rows."""
    rows = actor_table().groupby("actor")[["label", "group"]].nunique()
    assert (rows == 1).all(axis=None)
    assert set(actor_table()["group"]) == set(GROUPS)
    assert set(actor_table()["alias_type"]) == set(ALIAS_TYPES)


def test_every_alias_resolves_to_one_of_its_actors() -> None:
    """No alias is swallowed by the reading of phrases; dates tell the shared ones apart."""
    holders: dict[str, set[str]] = defaultdict(set)
    for row in actor_table().itertuples():
        holders[row.alias].add(row.actor)
    missed = {
        alias: actor_of(alias) for alias, actors in holders.items() if actor_of(alias) not in actors
    }
    assert missed == {}


@pytest.mark.parametrize(
    ("phrase", "actor"),
    [
        ("the Syrian regime", "SYR"),
        ("Assad's forces", "SYR"),
        ("the United States", "USA"),
        ("American troops", "USA"),
        ("the Russian Ministry of Defence", "RUS"),
        ("the Kremlin", "RUS"),
        ("Ankara", "TUR"),
        ("Russian Foreign Minister Ivan Example", "RUS"),
        ("the government of Syria", "SYR"),
        ("the regime in Damascus", "SYR"),
        ("the armed forces of the Russian Federation", "RUS"),
        ("structures of the United Nations", "UN"),
        ("the relevant UN structures", "UN"),
        ("the position of the United Nations regional structures", "UN"),
        ("the policy of the United States", "USA"),
        ("President of the United States", "USA"),
        ("Israeli occupation forces", "ISR"),
        ("Iran's nuclear-armed neighbour's army", "IRN"),
        ("Bosnia and Herzegovina", "BIH"),
        ("the Government of the Democratic Republic of the Congo", "COD"),
        ("permanent members of the Security Council", "UNSC"),
    ],
)
def test_a_state_and_its_organs_share_one_id(phrase: str, actor: str) -> None:
    """Heads such as regime, troops or policy speak for the state that modifies them."""
    assert actor_of(phrase) == actor


@pytest.mark.parametrize(
    ("phrase", "actor"),
    [
        ("the opposition", "opposition"),
        ("the Syrian opposition", "opposition"),
        ("Syrian rebels", "rebels"),
        ("Syrian rebel groups", "rebels"),
        ("the Syrian people", "people"),
        ("the people of Syria", "people"),
        ("Israeli settlers", "settlers"),
        ("Iranian militias", "militias"),
        ("foreign military contingents", "foreign forces"),
        ("The presence of foreign military contingents in Syria", "foreign forces"),
        ("Western non-governmental organizations", "Western NGOs"),
        ("government forces", "government"),
        ("terrorists’ provocations", "terrorists"),
        ("dozens of militants", "militants"),
        ("militants of illegal armed groups", "militants"),
        ("civilian and military targets of the army", None),
    ],
)
def test_people_and_fighters_of_a_state_are_not_the_state(phrase: str, actor: str | None) -> None:
    """A demonym before a collective noun says where they are from."""
    assert actor_of(phrase) == actor


@pytest.mark.parametrize(
    ("phrase", "actor"),
    [
        ("“Hayat Tahrir Ash-Sham” terrorist group", "HTS"),
        ("Hay’at Tahrir al-Sham", "HTS"),
        ("Jabhet al-Nosra", "HTS"),
        ("al Nusra", "HTS"),
        ("Al Qaida", "AQ"),
        ("al-Qa‘ida", "AQ"),
        ("Islamic State militants", "ISIS"),
        ("the so-called Islamic State", "ISIS"),
        ("Ahrar al-Sham rebel group", "AHRAR"),
        ("Jaysh al-Islam terrorists", "JAI"),
        ("US-led coalition", "OIR"),
        ("Assads forces", "SYR"),
        ("SYRIAN ARMY", "SYR"),
        ("syrian army", "SYR"),
        ("U.S. forces", "USA"),
        ("St. Kitts and Nevis", "KNA"),
        ("Côte d’Ivoire", "CIV"),
        ("Democratic People’s Republic of Korea", "PRK"),
        ("the UN\nSecurity Council", "UNSC"),
    ],
)
def test_spelling_variants_name_one_actor(phrase: str, actor: str) -> None:
    """Quotes, hyphens, accents, case and romanisation make no difference."""
    assert actor_of(phrase) == actor


@pytest.mark.parametrize(
    ("phrase", "actor"),
    [
        ("us", None),
        ("US", "USA"),
        ("who", None),
        ("WHO", "WHO"),
        ("is", None),
        ("turkey", None),
        ("Turkey", "TUR"),
        ("polish officials", None),
        ("Polish officials", "POL"),
        ("it", None),
        ("", None),
        (",", None),
        ("the harvest", None),
    ],
)
def test_common_words_need_their_capital(phrase: str, actor: str | None) -> None:
    """A pronoun or a bird is no state."""
    assert actor_of(phrase) == actor


@pytest.mark.parametrize(
    ("phrase", "actor"),
    [
        ("rebels backed by Turkey", "rebels"),
        ("Turkey-backed rebels", "rebels"),
        ("pro-Assad protesters", "protesters"),
        ("rebels holding the town", "rebels"),
        ("the UK-based group", None),
        ("the Council of Ministers", None),
        ("the military", "army"),
        ("military action", None),
    ],
)
def test_the_head_wins_over_what_hangs_on_it(phrase: str, actor: str | None) -> None:
    """Post-modifiers and hyphened compounds name nobody's side."""
    assert actor_of(phrase) == actor


@pytest.mark.parametrize(
    ("phrase", "actor"),
    [
        ("the shelling by the rebels", "rebels"),
        ("the shelling of the rebels", None),
        ("the invasion of Ukraine", None),
        ("Russia's invasion of Ukraine", "RUS"),
        ("the killing of villagers by Israel", "ISR"),
        ("the Syria strikes", None),
        ("Syrian strikes", "SYR"),
        ("threats from Iran", "IRN"),
    ],
)
def test_an_attack_belongs_to_the_attacker(phrase: str, actor: str | None) -> None:
    """What follows "of" is the victim, what follows "by" the side behind."""
    assert actor_of(phrase) == actor


@pytest.mark.parametrize(
    ("phrase", "actor"),
    [
        ("Russia and Syria", "RUS"),
        ("Syrian or Russian warplanes", "SYR"),
        ("Syrian-Russian forces", "SYR"),
        ("air and naval forces of Iran", "IRN"),
    ],
)
def test_of_a_coordination_the_first_actor_named_is_returned(phrase: str, actor: str) -> None:
    """A coordinated target is split by the caller; a single call gives the first."""
    assert actor_of(phrase) == actor


@pytest.mark.parametrize(
    ("phrase", "on", "actor"),
    [
        ("Moscow", None, "RUS"),
        ("Moscow", date(1962, 10, 22), "SUN"),
        ("Moscow", date(2020, 2, 12), "RUS"),
        ("Republic of China", date(1943, 1, 1), "CHN"),
        ("Republic of China", date(1960, 1, 1), "TWN"),
        ("US-led coalition", date(2004, 6, 1), "MNF-I"),
        ("US-led coalition", date(2017, 6, 1), "OIR"),
        ("Hayat Tahrir al-Sham", date(2015, 1, 1), None),
        ("Nusra Front", date(2020, 2, 12), "HTS"),
        ("the Indians", date(1835, 12, 8), "Native Americans"),
        ("the Indians", date(1999, 1, 1), "IND"),
    ],
)
def test_a_name_that_changed_hands_is_read_by_date(
    phrase: str, on: date | None, actor: str | None
) -> None:
    """Without a date the holder to this day comes first."""
    assert actor_of(phrase, on) == actor


@given(st.text(max_size=80))
def test_any_text_resolves_or_not_without_error(text: str) -> None:
    """Whatever stands there, the answer is an actor of the table or None."""
    found = resolve(text)
    assert found is None or found.group in GROUPS


def test_a_page_given_for_a_phrase_is_read_at_its_beginning() -> None:
    """Endless chains of modifiers end."""
    assert actor_of("the forces " + "of the forces " * 5000) == "armed forces"


@given(st.sampled_from(sorted(set(actor_table()["alias"]))), st.sampled_from(["the ", "The ", "“"]))
def test_what_opens_a_phrase_changes_nothing(alias: str, opening: str) -> None:
    """Articles and quotation marks are no part of a name."""
    assert resolve(opening + alias) == resolve(alias)


def test_a_users_table_lies_on_top_of_ours(tmp_path: Path) -> None:
    """An alias it holds replaces ours; all others stay."""
    path = tmp_path / "mine.csv"
    path.write_text("actor,label,group,alias\nBIRD,a bird,generic,Turkey\n", encoding="utf-8")
    table = actor_table(path)
    assert actor_of("Turkey", table=table) == "BIRD"
    assert actor_of("Ankara", table=table) == "TUR"
    assert actor_of("Turkey") == "TUR"


def test_a_users_table_may_stand_in_place_of_ours(tmp_path: Path) -> None:
    """Missing optional columns get their defaults."""
    path = tmp_path / "mine.csv"
    path.write_text("actor,label,group,alias\nORCS,Orcs,armed group,Orcs\n", encoding="utf-8")
    table = actor_table(path, extend=False)
    assert list(table.columns) == HEADER.split(",")
    assert table.loc[0, "alias_type"] == "name"
    assert actor_of("the orcs", table=table) == "ORCS"
    assert actor_of("Syria", table=table) is None


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "the table is empty"),
        (HEADER + "\n", "a header and no rows"),
        ("actor,label\nX,x\n", "line 1: the header lacks group, alias"),
        (HEADER + ",colour\n", "line 1: the header has colour"),
        ("# note\n" + HEADER + "\nX,x,state,,name,,,\n", "line 3: the column alias is empty"),
        (HEADER + "\nX,x,tribe,X,name,,,\n", "line 2: group is 'tribe'; expected one of state"),
        (HEADER + "\nX,x,state,X,name,1990,,\n", "line 2: valid_from is '1990'; expected a date"),
        (HEADER + "\nX,x,state\n", "line 2: 3 cells under 8 columns"),
        (HEADER + "\nX,x,state,X,name,,,\nX,x,state,X,name,,,\n", "line 3: repeats line 2"),
        (HEADER + '\nX,x,state,"X,name,,,\n', "line 2: not a CSV row"),
    ],
)
def test_a_bad_table_is_refused_with_file_and_line(tmp_path: Path, text: str, told: str) -> None:
    """One clear sentence names the file, the line and what was expected."""
    path = tmp_path / "bad.csv"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(InputError, match=r"bad\.csv") as fault:
        actor_table(path)
    assert told in str(fault.value)


def test_a_missing_table_is_refused(tmp_path: Path) -> None:
    """The message names the path."""
    with pytest.raises(InputError, match=r"none\.csv: there is no such file"):
        actor_table(tmp_path / "none.csv")


def test_a_table_without_its_columns_is_refused() -> None:
    """A frame made by hand is checked before use."""
    with pytest.raises(InputError, match="lacks the columns actor, label"):
        resolve("Syria", table=pd.DataFrame({"alias": ["Syria"]}))


def test_the_copy_given_out_is_the_callers_own() -> None:
    """Changing it leaves the package's table as it was."""
    table = actor_table()
    table.loc[:, "actor"] = "X"
    assert actor_of("Syria", table=table) == "X"
    assert actor_of("Syria") == "SYR"


def test_the_module_is_found_beside_its_folder_of_tables() -> None:
    """The folder `toolkit/actors/` holds tables only; importing the module loads no spaCy."""
    code = "import sys, toolkit.actors as a; print(a.__file__, 'spacy' in sys.modules)"
    told = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    ).stdout.split()
    assert told[0].endswith("actors.py")
    assert told[1] == "False"
