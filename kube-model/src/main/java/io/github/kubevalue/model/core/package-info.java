/**
 * The core API group (v1): pods, services, nodes, namespaces and what they are made of. Fields have the API's own names
 * and the shape they have in documents; what a field means once the API server has filled it in is told by methods such as
 * {@code effectiveProtocol}. Enumerated texts are open, as the API decodes any text. Fields marked {@code JsonInclude}
 * are written though they be empty, as Kubernetes writes them; a list or map among them that is empty is written as null.
 * All of v1 is typed that is an object of its own.
 */
@NullMarked
@ApiStyle
package io.github.kubevalue.model.core;

import io.github.kubevalue.model.encoding.ApiStyle;
import org.jspecify.annotations.NullMarked;
