"""The screens of tags: « Mes tags », and the project page of one tag."""
