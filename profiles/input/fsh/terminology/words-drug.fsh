// Generated from the terminology tables; see docs/terminology.md.
CodeSystem: ClinicWordsDrug
Id: clinic-words-drug
Title: "Clinic words for drugs"
Description: "Words, abbreviations and misspellings that clinics write for drugs. Used only as the source of a concept map, never as codes in records."
* ^publisher = "TPI Bridge"
* ^experimental = false
* ^caseSensitive = false
* ^content = #complete
* #lidocaine
* #lido
* #lignocaine
* #"lidocaine hcl"
* #"lidocaine hydrochloride"
* #"plain lidocaine"
* #"lidocaine plain"
* #xylocaine
* #"xylocaine mpf"
* #xylo
* #"lidocaine mpf"
* #lidocane
* #lidocain
* #"lidocaine lidocaien"
* #lydocaine
* #ledocaine
* #xylocane
* #bupivacaine
* #bupi
* #"bupivacaine hcl"
* #"bupivacaine hydrochloride"
* #"plain bupivacaine"
* #"bupivacaine plain"
* #marcaine
* #sensorcaine
* #"bupivacaine mpf"
* #bupivicaine
* #bupivacane
* #bupivicane
* #bupivocaine
* #buvipacaine
* #bupivacain
* #marcane
* #marcain
* #sensorcane
* #ropivacaine
* #ropi
* #"ropivacaine hcl"
* #"ropivacaine hydrochloride"
* #naropin
* #ropivicaine
* #ropivacane
* #ropivocaine
* #ropivacain
* #naropine
* #mepivacaine
* #"mepivacaine hcl"
* #"mepivacaine hydrochloride"
* #mepivicaine
* #mepivacane
* #mepivocaine
* #mepivacain
* #procaine
* #"procaine hcl"
* #"procaine hydrochloride"
* #procane
* #procain
* #triamcinolone
* #triam
* #"triamcinolone acetonide"
* #kenalog
* #"kenalog 40"
* #"kenalog 10"
* #triamcinalone
* #triamcinilone
* #triamcinolon
* #triamcinlone
* #"triamcinalone acetonide"
* #kenolog
* #kenelog
* #kenalogue
* #methylprednisolone
* #"methylprednisolone acetate"
* #"depo medrol"
* #depomedrol
* #"depo medrol 40"
* #"depo medrol 80"
* #depo
* #methylprednisalone
* #methyprednisolone
* #methylprednisolon
* #"methyl prednisolone"
* #"depo medral"
* #depomedral
* #"depo medrole"
* #dexamethasone
* #dexa
* #"dexamethasone sodium phosphate"
* #"dexamethasone phosphate"
* #decadron
* #dexamethazone
* #dexamethason
* #dexmethasone
* #dexamethosone
* #decadrone
* #betamethasone
* #"betamethasone acetate"
* #"betamethasone sodium phosphate"
* #"betamethasone acetate and betamethasone sodium phosphate"
* #celestone
* #"celestone soluspan"
* #betamethazone
* #betamethason
* #betamethosone
* #celeston
* #celesstone
* #ketorolac
* #"ketorolac tromethamine"
* #toradol
* #ketorolack
* #ketoralac
* #keterolac
* #torodol
* #toredol
* #tordol
* #"sodium chloride"
* #saline
* #nacl
* #"normal saline"
* #ns
* #"isotonic saline"
* #"saline solution"
* #"bacteriostatic saline"
* #"preservative free saline"
* #"physiological saline"
* #"sterile saline"
* #salin
* #"normal salin"
* #"sodium cloride"
* #"sterile water"
* #"water for injection"
* #"sterile water for injection"
* #swfi
* #epinephrine
* #epi
* #adrenaline
* #adrenalin
* #epinephrin
* #epinepherine
* #epinephine
* #"sodium bicarbonate"
* #bicarb
* #nahco3
* #bicarbonate
* #"sodium bicarb"
* #neut
* #"sodium bicarbonite"
