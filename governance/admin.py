"""The administrator's tables; what people work with every day has its own pages."""

from django.contrib import admin

from governance.models import Council, Municipality, OfficeHolder

admin.site.register([Municipality, Council, OfficeHolder])
