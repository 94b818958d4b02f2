"""What every answer carries beside the policy for its content."""

UNUSED = ["accelerometer", "camera", "display-capture", "geolocation", "gyroscope", "microphone", "payment", "usb"]
PERMISSIONS = ", ".join(f"{feature}=()" for feature in UNUSED)


class HeadersMiddleware:
    """No page may use what this site does not need, and nobody keeps a page of somebody who is signed in."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        response["Permissions-Policy"] = PERMISSIONS
        if hasattr(request, "user") and request.user.is_authenticated:
            response["Cache-Control"] = "private, no-store"
        return response
