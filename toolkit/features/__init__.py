"""The features, one module each; a module put here that defines `feature` is found by itself."""
