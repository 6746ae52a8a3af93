"""The report: one HTML page that leads from every number to the sentences behind it."""

from toolkit.report.contents import ReportFigure, ReportInput
from toolkit.report.page import write_report

__all__ = ["ReportFigure", "ReportInput", "write_report"]
