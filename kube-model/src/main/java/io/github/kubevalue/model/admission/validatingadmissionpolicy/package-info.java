/**
 * {@code ValidatingAdmissionPolicy}: what requests must keep, in the Common Expression Language. Nobody reads the audit log.
 */
@NullMarked
package io.github.kubevalue.model.admission.validatingadmissionpolicy;

import org.jspecify.annotations.NullMarked;
