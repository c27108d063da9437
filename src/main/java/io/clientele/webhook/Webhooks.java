package io.clientele.webhook;

import jakarta.persistence.LockModeType;

import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// All webhooks.
interface Webhooks extends Repository<Webhook, UUID> {

    Webhook saveAndFlush(Webhook webhook);

    Optional<Webhook> findById(UUID id);

    /// Locks the row until the transaction ends, so that changes follow one another.
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select w from Webhook w where w.id = :id")
    Optional<Webhook> lockById(UUID id);

    void delete(Webhook webhook);

    @Query("select w from Webhook w where w.number < :before order by w.number desc")
    List<Webhook> newestBefore(int before, Limit limit);
}
