"""What citizens and officers see of one dossier: documents, payment, slips, receipt."""
