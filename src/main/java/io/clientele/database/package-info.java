/// The PostgreSQL behind the service: started by the service itself unless one is given.
@NullMarked
package io.clientele.database;

import org.jspecify.annotations.NullMarked;
