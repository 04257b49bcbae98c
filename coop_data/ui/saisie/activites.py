"""x"""
def render(contexte): pass
