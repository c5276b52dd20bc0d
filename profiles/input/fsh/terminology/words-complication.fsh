// Generated from the terminology tables; docs/terminology.md tells how.
CodeSystem: ClinicWordsComplication
Id: clinic-words-complication
Title: "Clinic words for complications"
Description: "Words, abbreviations and misspellings that clinics write for complications. Source of a concept map only: they stand in no record as codes."
* ^publisher = "TPI Bridge"
* ^experimental = false
* ^caseSensitive = false
* ^content = #complete
* #soreness
* #sore
* #"injection site soreness"
* #"post injection soreness"
* #"muscle soreness"
* #"local soreness"
* #"injection site pain"
* #"post injection pain"
* #sorness
* #soarness
* #bruising
* #bruise
* #bruised
* #ecchymosis
* #contusion
* #hematoma
* #haematoma
* #brusing
* #bruisng
* #echymosis
* #hemotoma
* #numbness
* #numb
* #"temporary numbness"
* #"transient numbness"
* #"numbness temporary"
* #numness
* #numbess
* #bleeding
* #bleed
* #bled
* #haemorrhage
* #hemorrhage
* #bleding
* #hemorhage
* #infection
* #"injection site infection"
* #infected
* #abscess
* #cellulitis
* #infecton
* #abcess
* #celulitis
* #"nerve damage"
* #"nerve injury"
* #"nerve lesion"
* #"nerve dammage"
* #"skin irritation"
* #itching
* #"skin itching"
* #"irritation of skin"
* #iching
* #"vasovagal reaction"
* #vasovagal
* #"vaso vagal"
* #"vasovagal syncope"
* #"vasovagal episode"
* #"vasovagal response"
* #fainting
* #fainted
* #faint
* #syncope
* #"near syncope"
* #presyncope
* #lightheadedness
* #lightheaded
* #vvs
* #vasovegal
* #vasavagal
* #vasovagle
* #"allergic reaction"
* #allergy
* #allergic
* #anaphylaxis
* #hives
* #urticaria
* #"alergic reaction"
* #anaphalaxis
* #pneumothorax
* #ptx
* #"collapsed lung"
* #pnuemothorax
* #pneumothorx
* #"local anaesthetic systemic toxicity"
* #last
* #"local anesthetic systemic toxicity"
* #"local anaesthetic toxicity"
* #"local anesthetic toxicity"
* #"lidocaine toxicity"
* #"local anesthetic toxcity"
