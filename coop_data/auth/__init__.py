"""Accounts, passwords, sessions: who is this, and is it really them?"""
