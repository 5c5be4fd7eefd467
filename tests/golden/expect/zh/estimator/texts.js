const gongbuTexts = {
 "rules": {
  "LS-01": {
   "title": "证书培训补贴",
   "kind": "pays",
   "clause": "二（一）",
   "href": "../../zh/policies/example-2024-1/index.html#q-LS-01",
   "quotes": [
    "取得职业资格证书的，补贴标准为：初级工800元、中级工1200元、高级工2000元。"
   ],
   "policy": "example-2024-1",
   "programs": [
    "certificate"
   ]
  },
  "LS-02": {
   "title": "项目制培训补贴",
   "kind": "pays",
   "clause": "二（二）1（1）①",
   "href": "../../zh/policies/example-2024-1/index.html#q-LS-02",
   "quotes": [
    "每人每天100元，最高补贴天数为15天。"
   ],
   "policy": "example-2024-1",
   "programs": [
    "project"
   ]
  },
  "LS-03": {
   "title": "特种作业证书补贴",
   "kind": "pays",
   "clause": "二（二）1（1）②",
   "href": "../../zh/policies/example-2024-1/index.html#q-LS-03",
   "quotes": [
    "特种作业证书按备案的标准补贴，每人最高不超过600元。"
   ],
   "policy": "example-2024-1",
   "programs": [
    "special-operation"
   ]
  },
  "LS-04": {
   "title": "经贸摩擦上浮",
   "kind": "pays",
   "clause": "二（二）1（2）",
   "href": "../../zh/policies/example-2024-1/index.html#q-LS-04",
   "quotes": [
    "受经贸摩擦影响的企业，补贴标准上浮30%。"
   ],
   "policy": "example-2024-1"
  },
  "LS-05": {
   "title": "每年3次",
   "kind": "limit",
   "clause": "二（二）1",
   "href": "../../zh/policies/example-2024-1/index.html#q-LS-05",
   "quotes": [
    "以上补贴每人每年可享受不超过3次。"
   ],
   "policy": "example-2024-1"
  },
  "LS-06": {
   "title": "补贴对象",
   "kind": "text",
   "clause": "一",
   "href": "../../zh/policies/example-2024-1/index.html#q-LS-06",
   "quotes": [
    "可将对有培训需求的劳动者纳入补贴范围"
   ],
   "policy": "example-2024-1",
   "why": "这是条件，没有金额。"
  }
 },
 "notes": {
  "A-15": {
   "issue": "没有写明一天要上几小时。",
   "reading": "按您填写的整天数计算。",
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
     "text": "如果2个半天算1天，2天只有100元，不是200元，少100元。"
    }
   ]
  },
  "A-16": {
   "issue": "没有写明由谁解释。",
   "reading": "请问发文机关。"
  }
 },
 "policies": {
  "example-2024-1": {
   "title": "例市人力资源和社会保障局关于印发《例市技能培训补贴办法》的通知",
   "number": "例人社发〔2024〕1号",
   "href": "../../zh/policies/example-2024-1/index.html",
   "region": "lishi",
   "window": {
    "from": "2024-06-01",
    "to": "2025-12-31",
    "clause": "末段",
    "href": "../../zh/policies/example-2024-1/index.html#q-window",
    "quote": "本办法自2024年6月1日起施行，到2025年12月31日止。"
   },
   "notes": [
    "A-16"
   ],
   "forms": "../../zh/forms/index.html",
   "status": "in-force"
  }
 },
 "facts": {
  "program": {
   "kind": "choice",
   "question": "参加哪一种培训？",
   "label": "培训类型",
   "help": "看通知上的名称。",
   "values": {
    "certificate": {
     "label": "职业资格证书",
     "help": "有等级的证书。",
     "regions": [
      "lishi"
     ]
    },
    "special-operation": {
     "label": "特种作业证书",
     "regions": [
      "lishi"
     ]
    },
    "project": {
     "label": "项目制培训",
     "regions": [
      "lishi"
     ]
    },
    "none": {
     "label": "没有参加"
    }
   }
  },
  "friction": {
   "kind": "yes-no",
   "question": "是受经贸摩擦影响的企业吗？",
   "label": "受影响企业"
  },
  "level": {
   "kind": "choice",
   "question": "证书是哪一级？",
   "label": "等级",
   "values": {
    "level-5": {
     "label": "初级工"
    },
    "level-4": {
     "label": "中级工"
    },
    "level-3": {
     "label": "高级工"
    }
   }
  },
  "days": {
   "kind": "count",
   "question": "培训几天？",
   "label": "天数",
   "unit": "天"
  },
  "filed-standard": {
   "kind": "money",
   "question": "备案的标准是多少？",
   "label": "备案标准",
   "unit": "元",
   "byDocument": true
  }
 },
 "occupations": [],
 "payees": {
  "person": "个人",
  "training-body": "组织培训单位",
  "enterprise": "企业",
  "organiser": "竞赛举办方",
  "other-document": "另有文件规定的领取人",
  "not-stated": "文件未载明领取人",
  "same-as-base": "与所上浮的补贴相同"
 },
 "per": {
  "person": "每人",
  "class": "每期",
  "enterprise": "每家企业",
  "project": "每个项目"
 }
};
