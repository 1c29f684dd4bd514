/**
 * What a Service is given when it is written: its families, cluster IPs, node ports and the port of its health check; an update
 * keeps what it does not give up. Addresses that are noted as IPAddress objects count as taken, and so do those of Services
 * without such a note.
 */
@NullMarked
package io.github.kubevalue.model.allocation.service;

import org.jspecify.annotations.NullMarked;
