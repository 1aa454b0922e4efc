exports-too-large = Filen blir för stor; Discord tar emot högst { $megabytes } MB. Välj en mindre del i taget.
