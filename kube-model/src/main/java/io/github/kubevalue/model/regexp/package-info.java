/**
 * Regular expressions as Go reads them (RE2): what {@code pattern} in schemas and {@code matches} in expressions mean.
 * They are run by {@link java.util.regex} within a bound of steps; an expression that needs more is refused, where Go
 * would go on in linear time.
 */
@NullMarked
package io.github.kubevalue.model.regexp;

import org.jspecify.annotations.NullMarked;
