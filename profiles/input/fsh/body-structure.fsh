Profile: TpiBodyStructure
Parent: BodyStructure
Id: tpi-body-structure
Title: "Muscle and side"
Description: "A muscle on one side of the body. bodySite in R4 has no element for the side."
* identifier 1..* MS
* identifier.system 1..1
* identifier.value 1..1
* location 1..1 MS
* location from TpiMuscleSite (extensible)
* location obeys tpi-site-is-no-route
* location.text 1..1
* location.text ^short = "The clinic's own words for the muscle"
* locationQualifier 1..1 MS
* insert SnomedCode(locationQualifier, TpiLaterality)
* locationQualifier obeys tpi-side-code
* locationQualifier ^short = "Right, left or midline; both sides are two body structures"
* patient MS
