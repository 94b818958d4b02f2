from django.shortcuts import render


def import_upload(request):
    return render(request, "adviesraad/import_upload.html", {})


def import_review(request, pk):
    return render(request, "adviesraad/import_upload.html", {})
