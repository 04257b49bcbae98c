"""The screens of employers, coordinators and analysts about people and structures."""
