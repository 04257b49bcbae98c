"""The screens of the ressourcerie."""
