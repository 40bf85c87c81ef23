// PerigeeStore
