"""A long word: the end of a sentence is searched from each letter. Fixed in
3.6.6.

culprit: _slices_from_text
sizes: 1000:16000:x2
packages: nltk==3.6.5 regex==2023.12.25 joblib==1.3.2 tqdm==4.66.5 click==8.1.7 | nltk==3.6.6 regex==2023.12.25 joblib==1.3.2 tqdm==4.66.5 click==8.1.7
"""
import sys

from nltk.tokenize.punkt import PunktSentenceTokenizer

n = int(sys.argv[2])
PunktSentenceTokenizer().tokenize("a" * n)
