/**
 * Tokens of service accounts, as far as they are no secrets: who is asked for one, for how long, for whom it is valid and what
 * it is bound to. Nothing is signed here, so that a token has no text. Who a user is when a token is shown is not modelled.
 */
@NullMarked
@KubeValue
package io.github.kubevalue.model.serviceaccount;

import io.github.kubevalue.model.encoding.KubeValue;
import org.jspecify.annotations.NullMarked;
