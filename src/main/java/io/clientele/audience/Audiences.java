package io.clientele.audience;

import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// All audiences.
interface Audiences extends Repository<Audience, UUID> {

    Audience saveAndFlush(Audience audience);

    Optional<Audience> findById(UUID id);

    void delete(Audience audience);

    @Query("select a from Audience a where a.number < :before order by a.number desc")
    List<Audience> newestBefore(int before, Limit limit);
}
