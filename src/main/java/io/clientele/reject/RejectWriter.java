package io.clientele.reject;

import io.clientele.bulk.BinaryCopyWriter;

import java.sql.Connection;
import java.sql.SQLException;

import javax.sql.DataSource;

/// Writes an upload's refused rows over a connection of its own, while the lines are written over
/// another; what an earlier attempt left is replaced.
public final class RejectWriter implements AutoCloseable {

    private final Connection connection;
    private final BinaryCopyWriter copy;
    private final int upload;

    private RejectWriter(Connection connection, BinaryCopyWriter copy, int upload) {
        this.connection = connection;
        this.copy = copy;
        this.upload = upload;
    }

    /// Begins to replace the refused rows of an upload.
    public static RejectWriter open(DataSource dataSource, int upload) throws SQLException {
        Connection connection = dataSource.getConnection();
        try {
            connection.setAutoCommit(false);
            try (var delete =
                    connection.prepareStatement(
                            "delete from upload_reject where upload_number = ?")) {
                delete.setInt(1, upload);
                delete.executeUpdate();
            }
            var copy =
                    BinaryCopyWriter.into(
                            connection,
                            "upload_reject",
                            "upload_number",
                            "line",
                            "field",
                            "code",
                            "message",
                            "row");
            return new RejectWriter(connection, copy, upload);
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }

    public void add(Reject reject) throws SQLException {
        copy.row()
                .int4(upload)
                .int8(reject.line())
                .text(reject.field())
                .text(reject.code())
                .text(reject.message())
                .text(reject.row());
    }

    /// Makes the refused rows readable; right before the lines are.
    public void finish() throws SQLException {
        copy.finish();
        connection.commit();
    }

    @Override
    public void close() throws SQLException {
        try (connection) {
            copy.close();
            connection.rollback();
            connection.setAutoCommit(true);
        }
    }
}
