/// Takes lines back out of the ledger: an upload's, a customer's, those of days that are over.
@NullMarked
package io.clientele.withdrawal;

import org.jspecify.annotations.NullMarked;
