"""The screens: the only package that imports Streamlit and Plotly."""
