/**
 * Regular expressions as Go reads them (RE2): what {@code pattern} in schemas, {@code matches} in expressions and the rules of
 * a Corefile mean. RE2/J runs them, in a time that grows with the text alone, whatever the expression.
 */
@NullMarked
package io.github.kubevalue.model.regexp;

import org.jspecify.annotations.NullMarked;
