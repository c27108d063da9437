package io.clientele.marketing;

import org.springframework.data.repository.ListCrudRepository;

/// The segments whose strategy somebody has written anew.
interface StrategyEdits extends ListCrudRepository<StrategyEdit, String> {}
