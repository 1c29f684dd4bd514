/**
 * The Common Expression Language as the API server has it: expressions are parsed, their types are checked, and they are
 * evaluated over values that nothing changes. Besides the language's own functions there are Kubernetes' libraries:
 * lists, strings, sets, regular expressions, URLs, quantities, IP addresses and CIDRs, versions, named formats, questions to
 * the authorizer, and optional values.
 *
 * <p>Protocol buffers are not modelled, nor are cost estimates: an expression that goes on too long is ended by
 * a bound of steps instead. Where an expression needs what is not modelled, that is its error.
 */
@NullMarked
package io.github.kubevalue.model.cel;

import org.jspecify.annotations.NullMarked;
