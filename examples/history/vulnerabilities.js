// @ts-check

/**
 * Published vulnerabilities of published packages. Versions, severities and scores are what the advisories said when this was
 * written, as far as we know; they serve an example and are no reference.
 *
 * id | package | affected version | fixed version | severity | CVSS score | CWE | title
 */
const table = {
  npm: `
CVE-2021-44906 | minimist | 1.2.5 | 1.2.6 | CRITICAL | 9.8 | CWE-1321 | minimist: prototype pollution
CVE-2022-37601 | loader-utils | 2.0.2 | 2.0.3 | CRITICAL | 9.8 | CWE-1321 | loader-utils: prototype pollution in parseQuery
CVE-2019-10744 | lodash | 4.17.11 | 4.17.12 | CRITICAL | 9.1 | CWE-1321 | lodash: prototype pollution in defaultsDeep
CVE-2021-23369 | handlebars | 4.7.6 | 4.7.7 | CRITICAL | 9.8 | CWE-94 | handlebars: remote code execution when compiling untrusted templates
CVE-2022-29078 | ejs | 3.1.6 | 3.1.7 | CRITICAL | 9.8 | CWE-94 | ejs: server-side template injection in outputFunctionName
CVE-2025-7783 | form-data | 4.0.0 | 4.0.4 | CRITICAL | 9.4 | CWE-330 | form-data: predictable multipart boundary
CVE-2023-45133 | @babel/traverse | 7.23.0 | 7.23.2 | CRITICAL | 9.3 | CWE-184 | babel: arbitrary code execution when compiling crafted code
CVE-2025-29927 | next | 14.2.24 | 14.2.25 | CRITICAL | 9.1 | CWE-285 | next: authorization bypass in middleware
CVE-2025-55182 | react-server-dom-webpack | 19.0.0 | 19.0.1 | CRITICAL | 10 | CWE-502 | react-server-dom-webpack: remote code execution in server functions
CVE-2021-23337 | lodash | 4.17.20 | 4.17.21 | HIGH | 7.2 | CWE-94 | lodash: command injection via template
CVE-2022-24999 | qs | 6.5.2 | 6.5.3 | HIGH | 7.5 | CWE-1321 | qs: denial of service by prototype poisoning
CVE-2024-45590 | body-parser | 1.20.2 | 1.20.3 | HIGH | 7.5 | CWE-405 | body-parser: denial of service in url encoding
CVE-2024-45296 | path-to-regexp | 0.1.7 | 0.1.10 | HIGH | 7.5 | CWE-1333 | path-to-regexp: backtracking regular expressions
CVE-2024-37890 | ws | 8.16.0 | 8.17.1 | HIGH | 7.5 | CWE-476 | ws: denial of service by many HTTP headers
CVE-2024-21538 | cross-spawn | 7.0.3 | 7.0.5 | HIGH | 7.5 | CWE-1333 | cross-spawn: regular expression denial of service
CVE-2024-4068 | braces | 3.0.2 | 3.0.3 | HIGH | 7.5 | CWE-1050 | braces: unlimited memory consumption
CVE-2022-21680 | marked | 4.0.5 | 4.0.10 | HIGH | 7.5 | CWE-1333 | marked: regular expression denial of service in block.def
CVE-2022-23539 | jsonwebtoken | 8.5.1 | 9.0.0 | HIGH | 8.1 | CWE-327 | jsonwebtoken: insecure key types are accepted
CVE-2025-47935 | multer | 1.4.4 | 2.0.0 | HIGH | 7.5 | CWE-401 | multer: denial of service by unclosed streams
CVE-2023-26136 | tough-cookie | 4.1.2 | 4.1.3 | MEDIUM | 6.5 | CWE-1321 | tough-cookie: prototype pollution in cookie memstore
CVE-2024-29041 | express | 4.18.2 | 4.19.2 | MEDIUM | 6.1 | CWE-601 | express: open redirect by malformed URLs
CVE-2023-28155 | request | 2.88.2 | | MEDIUM | 6.1 | CWE-918 | request: server-side request forgery by cross-protocol redirect
CVE-2020-11023 | jquery | 3.4.1 | 3.5.0 | MEDIUM | 6.9 | CWE-79 | jquery: cross-site scripting by option elements
CVE-2024-47764 | cookie | 0.4.1 | 0.7.0 | LOW | 3.7 | CWE-74 | cookie: out of bounds characters are accepted`,
  maven: `
CVE-2021-44228 | org.apache.logging.log4j:log4j-core | 2.14.1 | 2.15.0 | CRITICAL | 10 | CWE-502 | log4j-core: remote code execution by JNDI lookup
CVE-2022-22965 | org.springframework:spring-beans | 5.3.17 | 5.3.18 | CRITICAL | 9.8 | CWE-94 | spring-beans: remote code execution by data binding
CVE-2022-42889 | org.apache.commons:commons-text | 1.9 | 1.10.0 | CRITICAL | 9.8 | CWE-94 | commons-text: code execution by string interpolation
CVE-2016-1000027 | org.springframework:spring-web | 5.3.31 | 6.0.0 | CRITICAL | 9.8 | CWE-502 | spring-web: deserialisation of untrusted data
CVE-2025-24813 | org.apache.tomcat.embed:tomcat-embed-core | 9.0.98 | 9.0.99 | CRITICAL | 9.8 | CWE-502 | tomcat-embed-core: remote code execution by partial PUT
CVE-2023-46604 | org.apache.activemq:activemq-client | 5.17.5 | 5.17.6 | CRITICAL | 9.8 | CWE-502 | activemq-client: remote code execution in OpenWire
CVE-2022-1471 | org.yaml:snakeyaml | 1.33 | 2.0 | HIGH | 8.3 | CWE-502 | snakeyaml: constructor deserialisation
CVE-2022-42003 | com.fasterxml.jackson.core:jackson-databind | 2.13.3 | 2.13.4.2 | HIGH | 7.5 | CWE-502 | jackson-databind: deep wrapper array nesting
CVE-2020-36518 | com.fasterxml.jackson.core:jackson-databind | 2.13.2 | 2.13.2.1 | HIGH | 7.5 | CWE-787 | jackson-databind: stack overflow by deep nesting
CVE-2023-44487 | io.netty:netty-codec-http2 | 4.1.99.Final | 4.1.100.Final | HIGH | 7.5 | CWE-400 | netty-codec-http2: HTTP/2 rapid reset
CVE-2024-38816 | org.springframework:spring-webmvc | 5.3.39 | 5.3.40 | HIGH | 7.5 | CWE-22 | spring-webmvc: path traversal in functional web frameworks
CVE-2023-2976 | com.google.guava:guava | 31.1-jre | 32.0.0-jre | MEDIUM | 5.5 | CWE-552 | guava: insecure temporary directory`,
  pypi: `
CVE-2020-14343 | pyyaml | 5.3.1 | 5.4 | CRITICAL | 9.8 | CWE-20 | pyyaml: code execution by full_load
CVE-2023-37920 | certifi | 2023.5.7 | 2023.7.22 | HIGH | 7.5 | CWE-345 | certifi: removal of e-Tugra root certificates
CVE-2023-50447 | pillow | 10.1.0 | 10.2.0 | HIGH | 8.1 | CWE-94 | pillow: code execution by the environment parameter
CVE-2023-4863 | pillow | 10.0.0 | 10.0.1 | HIGH | 8.8 | CWE-787 | pillow: heap overflow in libwebp
CVE-2024-34069 | werkzeug | 3.0.2 | 3.0.3 | HIGH | 7.5 | CWE-352 | werkzeug: code execution through the debugger
CVE-2024-1135 | gunicorn | 21.2.0 | 22.0.0 | HIGH | 7.5 | CWE-444 | gunicorn: HTTP request smuggling
CVE-2023-30861 | flask | 2.2.4 | 2.2.5 | HIGH | 7.5 | CWE-539 | flask: session cookies in shared caches
CVE-2023-43804 | urllib3 | 1.26.16 | 1.26.17 | MEDIUM | 5.9 | CWE-200 | urllib3: cookie header kept on redirect
CVE-2024-35195 | requests | 2.31.0 | 2.32.0 | MEDIUM | 5.6 | CWE-670 | requests: certificate verification stays off`,
  golang: `
CVE-2024-45337 | golang.org/x/crypto | v0.30.0 | v0.31.0 | CRITICAL | 9.1 | CWE-863 | golang.org/x/crypto: authorization bypass in ssh
CVE-2023-44487 | golang.org/x/net | v0.15.0 | v0.17.0 | HIGH | 7.5 | CWE-400 | golang.org/x/net: HTTP/2 rapid reset
CVE-2022-32149 | golang.org/x/text | v0.3.7 | v0.3.8 | HIGH | 7.5 | CWE-772 | golang.org/x/text: denial of service in Accept-Language
CVE-2024-24786 | google.golang.org/protobuf | v1.31.0 | v1.33.0 | MEDIUM | 5.9 | CWE-835 | protobuf: infinite loop in protojson`,
  debian: `
CVE-2024-45491 | libexpat1 | 2.5.0-1 | 2.5.0-1+deb12u1 | CRITICAL | 9.8 | CWE-190 | libexpat: integer overflow in dtdCopy
CVE-2024-37371 | libkrb5-3 | 1.20.1-2+deb12u1 | 1.20.1-2+deb12u2 | CRITICAL | 9.1 | CWE-130 | krb5: invalid memory reads in token handling
CVE-2023-4911 | libc6 | 2.36-9+deb12u2 | 2.36-9+deb12u3 | HIGH | 7.8 | CWE-122 | glibc: buffer overflow in ld.so
CVE-2024-2961 | libc6 | 2.36-9+deb12u6 | 2.36-9+deb12u7 | HIGH | 8.8 | CWE-787 | glibc: out of bounds write in iconv
CVE-2023-4863 | libwebp7 | 1.2.4-0.2 | 1.2.4-0.2+deb12u1 | HIGH | 8.8 | CWE-787 | libwebp: heap overflow
CVE-2023-5363 | libssl3 | 3.0.11-1~deb12u1 | 3.0.11-1~deb12u2 | HIGH | 7.5 | CWE-684 | openssl: incorrect cipher key and IV length processing
CVE-2023-44487 | libnghttp2-14 | 1.52.0-1 | 1.52.0-1+deb12u1 | HIGH | 7.5 | CWE-400 | nghttp2: HTTP/2 rapid reset
CVE-2023-50495 | libncursesw6 | 6.4-4 | | MEDIUM | 6.5 | CWE-787 | ncurses: segmentation fault in _nc_wrap_entry
CVE-2022-0563 | util-linux | 2.38.1-5 | | LOW | 5.5 | CWE-209 | util-linux: partial disclosure of files in chfn and chsh`,
};

/**
 * @typedef {'npm' | 'maven' | 'pypi' | 'golang' | 'debian'} Ecosystem
 * @typedef {{ id: string, package: string, installed: string, fixed: string, severity: string, score: number, cwe: string, title: string, ecosystem: Ecosystem }} Vulnerability
 */

/** @type {Record<Ecosystem, Vulnerability[]>} */
const vulnerabilities = /** @type {any} */ (
  Object.fromEntries(
    Object.entries(table).map(([ecosystem, lines]) => [
      ecosystem,
      lines
        .trim()
        .split('\n')
        .map(line => {
          const [id, name, installed, fixed, severity, score, cwe, title] = line
            .split('|')
            .map(cell => cell.trim());
          return {
            id,
            package: name,
            installed,
            fixed,
            severity,
            score: Number(score),
            cwe,
            title,
            ecosystem,
          };
        }),
    ]),
  )
);

/**
 * @param {Ecosystem} ecosystem
 * @param {string} id
 */
function vulnerability(ecosystem, id) {
  const found = vulnerabilities[ecosystem].find(item => item.id === id);
  if (!found) {
    throw new Error(`No vulnerability ${id} among those of ${ecosystem}`);
  }
  return found;
}

module.exports = { vulnerabilities, vulnerability };
