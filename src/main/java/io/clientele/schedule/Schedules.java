package io.clientele.schedule;

import jakarta.persistence.LockModeType;

import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// All schedules.
interface Schedules extends Repository<Schedule, UUID> {

    Schedule saveAndFlush(Schedule schedule);

    Optional<Schedule> findById(UUID id);

    /// Locks the row until the transaction ends, so that changes follow one another.
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select s from Schedule s where s.id = :id")
    Optional<Schedule> lockById(UUID id);

    void delete(Schedule schedule);

    @Query("select s from Schedule s where s.number < :before order by s.number desc")
    List<Schedule> newestBefore(int before, Limit limit);

    @Query(
            "select s.id from Schedule s where s.enabled and s.dueAt <= :now order by s.dueAt, s.number")
    List<UUID> due(Instant now);

    @Query("select s from Schedule s where s.enabled and s.dueAt > :now")
    List<Schedule> waiting(Instant now);
}
