package io.clientele.upload;

import io.clientele.ledger.Duplicates;
import io.clientele.ledger.Returns;
import io.clientele.row.DateOrder;

import jakarta.persistence.LockModeType;

import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// All uploads.
interface Uploads extends Repository<Upload, UUID> {

    Upload saveAndFlush(Upload upload);

    Optional<Upload> findById(UUID id);

    /// Locks the row until the transaction ends, so that state changes follow one another.
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select u from Upload u where u.id = :id")
    Optional<Upload> lockById(UUID id);

    boolean existsById(UUID id);

    long count();

    boolean existsByFileName(String fileName);

    boolean existsByStatusIn(Collection<UploadStatus> statuses);

    @Query(
            """
            select u from Upload u
            where u.number < :before
              and (:fileName is null or u.fileName = :fileName)
              and (:status is null or u.status = :status)
            order by u.number desc""")
    List<Upload> newestBefore(
            int before, @Nullable String fileName, @Nullable UploadStatus status, Limit limit);

    /// Locks rows, as [#lockById] does.
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select u from Upload u where u.number in :numbers order by u.number")
    List<Upload> lockByNumber(Collection<Integer> numbers);

    /// Imports that only repeated the content of another, the earliest first; locked.
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query(
            """
            select u from Upload u
            where u.sameContentAs = :id and u.status = io.clientele.upload.UploadStatus.SUCCEEDED
            order by u.number""")
    List<Upload> lockResends(UUID id);

    /// Imports of a content, however it was read, that stand; the earliest first.
    @Query(
            """
            select u.id from Upload u
            where u.contentHash = :hash and u.sameContentAs is null and not u.options.dryRun
              and u.status = io.clientele.upload.UploadStatus.SUCCEEDED
            order by u.number""")
    List<UUID> imported(String hash, Limit limit);

    /// Imports of the same content under the same options that stand; locked, so that none is taken
    /// back out before the current transaction ends.
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query(
            """
            select u from Upload u
            where u.contentHash = :hash and u.sameContentAs is null
              and u.options.mapping is not distinct from :mapping
              and u.options.sheet is not distinct from :sheet
              and u.options.header is not distinct from :header
              and u.options.dates is not distinct from :dates
              and u.options.duplicates = :duplicates and u.options.returns = :returns
              and u.options.nonProductsDropped = :nonProductsDropped and not u.options.dryRun
              and u.status = io.clientele.upload.UploadStatus.SUCCEEDED
            order by u.number""")
    List<Upload> lockImported(
            String hash,
            @Nullable String mapping,
            @Nullable String sheet,
            @Nullable Boolean header,
            @Nullable DateOrder dates,
            Duplicates duplicates,
            Returns returns,
            boolean nonProductsDropped,
            Limit limit);
}
