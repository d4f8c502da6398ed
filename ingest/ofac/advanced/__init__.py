"""SDN_ADVANCED.XML and CONS_ADVANCED.XML: the sanctions data model of the United Nations."""

from ingest.ofac.advanced.file import AdvancedXml

__all__ = ["AdvancedXml"]
