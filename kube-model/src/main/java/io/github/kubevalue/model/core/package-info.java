/**
 * The core API group (v1): pods, services, nodes, namespaces and what they are made of. Fields have the API's own names
 * and the shape they have in documents; what a field means once the API server has filled it in is told by methods such as
 * {@code effectiveProtocol}. Enumerated texts are open, as the API decodes any text. Fields marked {@code JsonInclude}
 * are written though they be empty, as Kubernetes writes them.
 *
 * <p>Volume sources that no rule reads, Windows and SELinux options and the resize of running pods have no types of their
 * own here; they are kept among the other fields.
 */
@NullMarked
@ApiStyle
package io.github.kubevalue.model.core;

import io.github.kubevalue.model.encoding.ApiStyle;
import org.jspecify.annotations.NullMarked;
