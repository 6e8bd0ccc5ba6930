"""Words -> values: pure functions over tokens and a lexicon; no spaCy, no language of their own."""
