package io.clientele.segmentation;

import jakarta.persistence.LockModeType;

import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// All runs.
interface Segmentations extends Repository<Segmentation, UUID> {

    Segmentation saveAndFlush(Segmentation segmentation);

    Optional<Segmentation> findById(UUID id);

    long count();

    boolean existsByNumberLessThanAndStatusIn(int number, Collection<SegmentationStatus> statuses);

    boolean existsByStatusIn(Collection<SegmentationStatus> statuses);

    /// Locks the row until the transaction ends, so that state changes follow one another.
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select s from Segmentation s where s.id = :id")
    Optional<Segmentation> lockById(UUID id);

    @Query("select s from Segmentation s where s.number < :before order by s.number desc")
    List<Segmentation> newestBefore(int before, Limit limit);
}
