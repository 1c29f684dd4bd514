/**
 * DNS messages as values: questions, records as sealed data, replies with their flags and with the evidence that
 * decided them. Records of DNSSEC are not modelled; a type without data of its own is kept as octets.
 */
@NullMarked
package io.github.kubevalue.dns.message;

import org.jspecify.annotations.NullMarked;
