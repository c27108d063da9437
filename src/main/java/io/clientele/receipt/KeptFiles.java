package io.clientele.receipt;

import io.clientele.privacy.PersonalData;
import io.clientele.privacy.UnsearchedFile;

import org.springframework.stereotype.Component;

import java.util.List;
import java.util.function.Consumer;

/// What `upload_content` may hold of customers: files of imports that were given up. Packed and of
/// several formats, they are not searched: an export lists them, and all are dropped for any
/// customer. A file whose import has not ended is gone once it has: imported without the rows
/// of those who were erased, or, given up, by [Contents#dropFailed]. A long one is listed until its
/// last piece is deleted.
@Component
class KeptFiles implements PersonalData {

    private final Contents contents;

    KeptFiles(Contents contents) {
        this.contents = contents;
    }

    @Override
    public String table() {
        return "upload_content";
    }

    @Override
    public void export(String customerId, Consumer<String> row) {}

    @Override
    public List<UnsearchedFile> unsearched() {
        return contents.present();
    }

    /// @return number of files
    @Override
    public long erase(String customerId) {
        return contents.dropAllFailed();
    }

    @Override
    public long anonymise(String customerId, String substitute) {
        return erase(customerId);
    }
}
