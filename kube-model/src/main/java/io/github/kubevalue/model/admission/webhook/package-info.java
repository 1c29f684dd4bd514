/**
 * {@code MutatingAdmissionWebhook} and {@code ValidatingAdmissionWebhook}: nobody is called, for what a webhook would answer
 * cannot be known. A request that one would be asked about is admitted as it is, and the user is told so.
 */
@NullMarked
package io.github.kubevalue.model.admission.webhook;

import org.jspecify.annotations.NullMarked;
