MATRIX = """
"""
