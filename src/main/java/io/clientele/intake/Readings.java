package io.clientele.intake;

import static io.clientele.mapping.Field.ORDERED_AT;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.clientele.cleaning.Cleaner;
import io.clientele.cleaning.CurrencyTotal;
import io.clientele.cleaning.DateWatch.Doubtful;
import io.clientele.cleaning.NonProducts;
import io.clientele.cleaning.Outcome;
import io.clientele.convention.Conventions;
import io.clientele.convention.Conventions.Dates;
import io.clientele.convention.Survey;
import io.clientele.ledger.Ledger;
import io.clientele.ledger.LedgerProperties;
import io.clientele.mapping.ColumnMapping;
import io.clientele.mapping.UnusableColumns;
import io.clientele.row.DateOrder;
import io.clientele.row.Dialect;
import io.clientele.row.Row;
import io.clientele.row.Rows;
import io.clientele.sending.UploadOptions;
import io.clientele.upload.ImportLog;
import io.clientele.upload.Reading;
import io.clientele.upload.Reading.ColumnReading;
import io.clientele.upload.Reading.CurrencyReading;
import io.clientele.upload.Reading.DatesReading;
import io.clientele.upload.Reading.DoubtfulDates;
import io.clientele.upload.Understood;
import io.clientele.upload.Understood.DecidedDates;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// How files are read: as their senders say, as their content shows or, where neither tells, as
/// earlier ones of their kind; and that in words.
@Component
public class Readings {

    private final Ledger ledger;
    private final LedgerProperties properties;
    private final IntakeProperties intake;
    private final ImportLog log;
    private final NonProducts taken;
    private final NonProducts refused;
    private final RecentMappings mappings = new RecentMappings();

    Readings(Ledger ledger, LedgerProperties properties, IntakeProperties intake, ImportLog log) {
        this.ledger = ledger;
        this.properties = properties;
        this.intake = intake;
        this.log = log;
        this.taken = new NonProducts(intake.nonProducts(), false);
        this.refused = new NonProducts(intake.nonProducts(), true);
    }

    /// Which column holds what, as the sender says or its header shows.
    ///
    /// Throws [UnusableColumns] when that does not do for an order line.
    public ColumnMapping mapping(UploadOptions options, Rows rows) {
        try {
            var mapping = mappings.of(options.mapping(), rows.header());
            if (mapping.byNumber() && options.table().headed() && isRow(rows, options, mapping)) {
                throw UnusableColumns.ofRow();
            }
            rows.timesIn(mapping.column(ORDERED_AT));
            return mapping;
        } catch (UnusableColumns e) {
            throw e.noting(rows.dialect().choice());
        }
    }

    /// Whether the header could be a row like any other, as where there is none.
    private boolean isRow(Rows rows, UploadOptions options, ColumnMapping mapping) {
        var header = Row.of(1, rows.header().toArray(String[]::new));
        var survey = survey(options, mapping);
        survey.observe(header);
        var cleaner = cleaner(options, mapping, survey.conventions(() -> null));
        return cleaner.clean(header) instanceof Outcome.Taken;
    }

    /// A survey that has seen no row yet.
    public Survey survey(UploadOptions options, ColumnMapping mapping) {
        return new Survey(mapping, named(options));
    }

    private @Nullable Dates named(UploadOptions options) {
        var sent = options.dates();
        if (sent != null) {
            return new Dates(sent, true, "the upload's dates=" + sent + " says so");
        }
        var set = intake.dates();
        return set == null ? null : new Dates(set, false, "clientele.intake.dates says so");
    }

    /// What a survey tells, and earlier uploads where it does not.
    public Conventions conventions(Survey survey, ColumnMapping mapping) {
        return survey.conventions(() -> earlier(mapping));
    }

    private @Nullable Dates earlier(ColumnMapping mapping) {
        return log.lastDates(kind(mapping))
                .map(
                        last ->
                                new Dates(
                                        last.order(),
                                        false,
                                        "as in upload %s, the last with these columns that told"
                                                .formatted(last.upload())))
                .orElse(null);
    }

    /// What cleans the rows of a file.
    public Cleaner cleaner(UploadOptions options, ColumnMapping mapping, Conventions conventions) {
        return new Cleaner(
                mapping,
                conventions,
                properties.zone(),
                options.nonProductsDropped() ? refused : taken,
                ledger.isKeyedByExport());
    }

    /// How a file was understood, to be kept with its upload.
    public static Understood understood(
            Dialect dialect, ColumnMapping mapping, Conventions conventions) {
        var dates = conventions.dates();
        return new Understood(
                reading(dialect, mapping, conventions),
                dates == null || !dates.decided()
                        ? null
                        : new DecidedDates(kind(mapping), dates.order()));
    }

    /// The same once its rows are cleaned, with what only they show.
    public static Understood understood(Understood before, Cleaner cleaner) {
        var currencies = cleaner.currencies();
        var after =
                currencies.isEmpty()
                        ? before.noting(cleaner.notes())
                        : before.with(
                                currencies.stream().map(Readings::reading).toList(),
                                cleaner.notes());
        return Optional.ofNullable(cleaner.doubtfulDates())
                .map(found -> after.with(doubted(before.reading().dates(), found)))
                .orElse(after);
    }

    private static DatesReading doubted(@Nullable DatesReading dates, Doubtful found) {
        var read =
                dates == null
                        ? new DatesReading(
                                DateOrder.DAY_FIRST.toString(),
                                "guessed, for the first rows have no date that leaves it open",
                                null)
                        : dates;
        return read.with(
                new DoubtfulDates(
                        found.refused(),
                        found.firstLine(),
                        found.rows(),
                        found.amount().setScale(2, RoundingMode.HALF_EVEN),
                        note(found)));
    }

    private static String note(Doubtful found) {
        return found.refused() == 0
                ? "The dates of %d rows from line %d on are another day in another order, and none tells which it is."
                        .formatted(found.rows(), found.firstLine())
                : "%d dates from line %d on can only be read otherwise and are refused; %d rows among them may have day and month swapped."
                        .formatted(found.refused(), found.firstLine(), found.rows());
    }

    private static CurrencyReading reading(CurrencyTotal total) {
        return new CurrencyReading(
                total.currency(), total.rows(), total.amount().setScale(2, RoundingMode.HALF_EVEN));
    }

    private static Reading reading(
            Dialect dialect, ColumnMapping mapping, Conventions conventions) {
        var delimiter = dialect.delimiter();
        return new Reading(
                dialect.format().name(),
                dialect.encoding(),
                delimiter == null ? null : delimiter.toString(),
                dialect.sheet(),
                mapping.choices().stream()
                        .map(
                                choice ->
                                        new ColumnReading(
                                                choice.field().text(), choice.name(), choice.why()))
                        .toList(),
                dates(conventions),
                null,
                notes(dialect, conventions));
    }

    /// What could be read in another way.
    public static List<String> notes(Dialect dialect, Conventions conventions) {
        return Stream.concat(dialect.notes().stream(), conventions.notes().stream()).toList();
    }

    /// How the dates of a file are read; null where none leaves it open.
    public static @Nullable DatesReading dates(Conventions conventions) {
        var dates = conventions.dates();
        return dates == null
                ? null
                : new DatesReading(dates.order().toString(), dates.reason(), null);
    }

    /// Equal for files of the same columns, in whatever order, whose times are in the same one.
    private static UUID kind(ColumnMapping mapping) {
        var header = mapping.header();
        var columns =
                header.stream()
                        .sorted()
                        .collect(
                                Collectors.joining(
                                        "\n", header.get(mapping.column(ORDERED_AT)) + "\n", ""));
        return UUID.nameUUIDFromBytes(columns.getBytes(UTF_8));
    }
}
