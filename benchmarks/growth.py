"""Every reader and converter on texts that grow to 256,000 characters: what four times the text costs."""

from tests.documents.growing import PAGES, TEXTS
from tests.documents.test_growth import OF_PAGES, OF_TEXTS, grown, work

SIZES = (16_000, 64_000, 256_000)

for functions, shapes in ((OF_TEXTS, TEXTS), (OF_PAGES, PAGES)):
    for name, function in functions.items():
        ratios = {}
        for shape in shapes:
            small, middle, large = (work(function, grown(shapes[shape], size)) for size in SIZES)
            ratios[shape] = max(middle / max(small, 0.005), large / max(middle, 0.005))
        worst = max(ratios, key=ratios.get)
        print(f"{name}: at most {ratios[worst]:.1f} times ({worst}), of {len(ratios)} shapes")
