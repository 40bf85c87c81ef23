// PerigeeScripting
