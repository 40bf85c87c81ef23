// PerigeeMail
