const gongbuTexts = {
 "rules": {
  "LS-01": {
   "title": "Certificate training subsidy",
   "kind": "pays",
   "clause": "II (I)",
   "href": "../../en/policies/example-2024-1/index.html#q-LS-01",
   "quotes": [
    "For those who obtain a vocational qualification certificate the subsidy standards are: junior worker 800 yuan, intermediate worker 1,200 yuan, senior worker 2,000 yuan."
   ],
   "policy": "example-2024-1",
   "programs": [
    "certificate"
   ]
  },
  "LS-02": {
   "title": "Project-based training subsidy",
   "kind": "pays",
   "clause": "II (II) 1 (1) ①",
   "href": "../../en/policies/example-2024-1/index.html#q-LS-02",
   "quotes": [
    "100 yuan per person per day, for a maximum of 15 days."
   ],
   "policy": "example-2024-1",
   "programs": [
    "project"
   ]
  },
  "LS-03": {
   "title": "Special-operation certificate subsidy",
   "kind": "pays",
   "clause": "II (II) 1 (1) ②",
   "href": "../../en/policies/example-2024-1/index.html#q-LS-03",
   "quotes": [
    "Special-operation certificates are subsidised by the filed standard, not exceeding 600 yuan per person."
   ],
   "policy": "example-2024-1",
   "programs": [
    "special-operation"
   ]
  },
  "LS-04": {
   "title": "Increase for trade friction",
   "kind": "pays",
   "clause": "II (II) 1 (2)",
   "href": "../../en/policies/example-2024-1/index.html#q-LS-04",
   "quotes": [
    "For enterprises affected by trade friction the subsidy standards are raised by 30%."
   ],
   "policy": "example-2024-1"
  },
  "LS-05": {
   "title": "3 times a year",
   "kind": "limit",
   "clause": "II (II) 1",
   "href": "../../en/policies/example-2024-1/index.html#q-LS-05",
   "quotes": [
    "The above subsidies may be received no more than 3 times per person per year."
   ],
   "policy": "example-2024-1"
  },
  "LS-06": {
   "title": "Who receives subsidies",
   "kind": "text",
   "clause": "I",
   "href": "../../en/policies/example-2024-1/index.html#q-LS-06",
   "quotes": [
    "Workers who need training may be brought within the scope of the subsidies"
   ],
   "policy": "example-2024-1",
   "why": "This is a condition and has no amount."
  }
 },
 "notes": {
  "A-15": {
   "issue": "The text does not say how many hours make a day.",
   "reading": "The whole days you enter count.",
   "when": [
    [
     {
      "fact": "days",
      "gt": 1
     },
     {
      "fact": "date",
      "le": "2024-12-31"
     }
    ]
   ],
   "others": [
    {
     "rule": "LS-02",
     "given": {
      "program": "project",
      "friction": "no"
     },
     "text": "If 2 half days make 1 day, 2 days give only 100 yuan and not 200 yuan, 100 yuan less."
    }
   ]
  },
  "A-16": {
   "issue": "The text does not say who interprets it.",
   "reading": "Please ask the issuer."
  }
 },
 "policies": {
  "example-2024-1": {
   "title": "Notice of the Lishi Human Resources and Social Security Bureau on Issuing the “Measures of Lishi for Skills Training Subsidies”",
   "number": "例人社发〔2024〕1号",
   "href": "../../en/policies/example-2024-1/index.html",
   "region": "lishi",
   "window": {
    "from": "2024-06-01",
    "to": "2025-12-31",
    "clause": "closing paragraph",
    "href": "../../en/policies/example-2024-1/index.html#q-window",
    "quote": "These measures take effect on 1 June 2024 and end on 31 December 2025."
   },
   "notes": [
    "A-16"
   ],
   "forms": "../../en/forms/index.html",
   "status": "in-force"
  }
 },
 "facts": {
  "program": {
   "kind": "choice",
   "question": "Which training?",
   "label": "Training",
   "help": "Look at the name on the notice.",
   "values": {
    "certificate": {
     "label": "Vocational certificate",
     "help": "One with a level.",
     "regions": [
      "lishi"
     ]
    },
    "special-operation": {
     "label": "Special-operation certificate",
     "regions": [
      "lishi"
     ]
    },
    "project": {
     "label": "Project-based training",
     "regions": [
      "lishi"
     ]
    },
    "none": {
     "label": "None"
    }
   }
  },
  "friction": {
   "kind": "yes-no",
   "question": "Is the enterprise affected by trade friction?",
   "label": "Affected enterprise"
  },
  "level": {
   "kind": "choice",
   "question": "Which level is the certificate?",
   "label": "Level",
   "values": {
    "level-5": {
     "label": "Junior worker"
    },
    "level-4": {
     "label": "Intermediate worker"
    },
    "level-3": {
     "label": "Senior worker"
    }
   }
  },
  "days": {
   "kind": "count",
   "question": "How many days?",
   "label": "Days",
   "unit": "days"
  },
  "filed-standard": {
   "kind": "money",
   "question": "What is the filed standard?",
   "label": "Filed standard",
   "unit": "yuan",
   "byDocument": true
  }
 },
 "occupations": [],
 "payees": {
  "person": "the person trained",
  "training-body": "the training body",
  "enterprise": "the enterprise",
  "organiser": "the competition organiser",
  "other-document": "whoever another document names",
  "not-stated": "the document does not say whom",
  "same-as-base": "as for the subsidy it raises"
 },
 "per": {
  "person": "per person",
  "class": "per class",
  "enterprise": "per enterprise",
  "project": "per project"
 }
};
