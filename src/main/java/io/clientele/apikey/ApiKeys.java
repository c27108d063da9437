package io.clientele.apikey;

import jakarta.persistence.LockModeType;

import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

import java.util.List;
import java.util.Optional;

/// All keys.
interface ApiKeys extends Repository<ApiKey, String> {

    ApiKey saveAndFlush(ApiKey key);

    Optional<ApiKey> findById(String id);

    /// Locks the row until the transaction ends, so that rotations follow one another.
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select k from ApiKey k where k.id = :id")
    Optional<ApiKey> lockById(String id);

    void delete(ApiKey key);

    long count();

    @Query("select k from ApiKey k where k.number < :before order by k.number desc")
    List<ApiKey> newestBefore(int before, Limit limit);
}
