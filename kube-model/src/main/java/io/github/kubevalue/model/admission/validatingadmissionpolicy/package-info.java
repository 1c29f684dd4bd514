/**
 * {@code ValidatingAdmissionPolicy}: what requests must keep, in the Common Expression Language. Not modelled are checks
 * of the types of a policy against the schemas of the resources that it speaks of, the audit log, the cost of
 * expressions, and rules that a request only fits in another version of its resource.
 */
@NullMarked
package io.github.kubevalue.model.admission.validatingadmissionpolicy;

import org.jspecify.annotations.NullMarked;
