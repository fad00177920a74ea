"""The ways in for people. They use the public package as any user would."""
