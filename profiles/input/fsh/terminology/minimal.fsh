// Stands in until the terminology tables generate these.
CodeSystem: TpiMuscle
Id: tpi-muscle
Title: "Muscles"
Description: "Muscles."
* #trapezius "trapezius"
* #levator-scapulae "levator scapulae"

CodeSystem: TpiDrug
Id: tpi-drug
Title: "Injectable drugs"
Description: "Drugs."
* #lidocaine "lidocaine"
* #triamcinolone "triamcinolone"
* #epinephrine "epinephrine"

CodeSystem: TpiComplication
Id: tpi-complication
Title: "Complications"
Description: "Complications."
* #bruising "bruising"

CodeSystem: TpiAftercare
Id: tpi-aftercare
Title: "Aftercare activities"
Description: "Aftercare."
* #follow-up "follow-up visit"
* #ice "ice"
* #strenuous-exercise "strenuous exercise"

ValueSet: TpiMuscleSite
Id: tpi-muscle-site
Title: "Muscle sites"
Description: "Muscles."
* include codes from system TpiMuscle
* $sct#31764008

ValueSet: TpiLaterality
Id: tpi-laterality
Title: "Laterality"
Description: "Sides."
* $sct#24028007
* $sct#7771000
* $sct#399488007

ValueSet: TpiRoute
Id: tpi-route
Title: "Routes"
Description: "Routes."
* $sct#78421000
* $sct#34206005

ValueSet: TpiInjectableDrug
Id: tpi-injectable-drug
Title: "Injectable drugs"
Description: "Drugs."
* include codes from system TpiDrug

ValueSet: TpiSteroid
Id: tpi-steroid
Title: "Corticosteroids"
Description: "Corticosteroids."
* TpiDrug#triamcinolone

ValueSet: TpiComplicationVS
Id: tpi-complication
Title: "Complications"
Description: "Complications."
* include codes from system TpiComplication

ValueSet: TpiAftercareActivity
Id: tpi-aftercare-activity
Title: "Aftercare activities"
Description: "Aftercare."
* include codes from system TpiAftercare
