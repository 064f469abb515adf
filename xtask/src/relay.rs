//! Stands between a browser and the little server that the runner of the browser tests brings along. That
//! one forgets a connection at times when a browser opens several at once; here they wait for each other.

use std::io::{self, BufRead, BufReader, Read, Write};
use std::net::{Ipv4Addr, Shutdown, TcpListener, TcpStream};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;
use std::time::Duration;

use anyhow::{Context, Result};

/// How long the server may take for an answer before the browser is told that there is none.
const PATIENCE: Duration = Duration::from_secs(20);

/// Starts it, for as long as this program runs. Answers with its port, which a browser is told as its proxy.
pub fn start() -> Result<u16> {
    let listener =
        TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).context("no port of this machine is free")?;
    let port = listener.local_addr().context("a port has no number")?.port();
    let turn = Arc::new(Mutex::new(()));
    thread::spawn(move || {
        for browser in listener.incoming().flatten() {
            let turn = turn.clone();
            // A browser that goes away in the middle of a request is no fault.
            thread::spawn(move || pass_on(browser, &turn).ok());
        }
    });
    Ok(port)
}

/// Hands one request on, and its answer back.
fn pass_on(mut browser: TcpStream, turn: &Mutex<()>) -> io::Result<()> {
    let mut from_browser = BufReader::new(browser.try_clone()?);
    let Some(request) = Request::read(&mut from_browser)? else { return Ok(()) };
    let turn = turn.lock().unwrap_or_else(PoisonError::into_inner);
    let mut server = TcpStream::connect(&request.server)?;
    server.set_read_timeout(Some(PATIENCE))?;
    server.write_all(&request.words)?;
    let mut answer = Vec::new();
    server.read_to_end(&mut answer)?;
    drop(turn);
    browser.write_all(&answer)?;
    browser.shutdown(Shutdown::Both)
}

/// A request as a server hears it, and which server that is.
#[derive(Debug, PartialEq)]
struct Request {
    server: String,
    words: Vec<u8>,
}

impl Request {
    /// Reads what a browser says to a proxy. `None` if it is not for a server of plain HTTP.
    fn read(from: &mut impl BufRead) -> io::Result<Option<Request>> {
        let mut line = String::new();
        from.read_line(&mut line)?;
        let mut parts = line.split_whitespace();
        let (Some(method), Some(address)) = (parts.next(), parts.next()) else { return Ok(None) };
        let Some(address) = address.strip_prefix("http://") else { return Ok(None) };
        let (server, path) = address.split_once('/').unwrap_or((address, ""));
        let mut words = format!("{method} /{path} HTTP/1.1\r\nConnection: close\r\n");
        let mut length = 0;
        loop {
            let mut header = String::new();
            from.read_line(&mut header)?;
            let (name, value) = header.split_once(':').unwrap_or_default();
            if name.is_empty() {
                break;
            }
            match &*name.to_ascii_lowercase() {
                "connection" | "proxy-connection" | "keep-alive" => continue,
                "content-length" => length = value.trim().parse().unwrap_or_default(),
                _ => {}
            }
            words += &header;
        }
        words += "\r\n";
        let mut request = Request { server: server.to_owned(), words: words.into_bytes() };
        from.take(length).read_to_end(&mut request.words)?;
        Ok(Some(request))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(said: &str) -> Option<Request> {
        Request::read(&mut said.as_bytes()).expect("a text can be read")
    }

    #[test]
    fn a_request_goes_to_its_server_and_ends_with_its_answer() {
        let said = "POST http://127.0.0.1:80/a?b HTTP/1.1\r\nHost: 127.0.0.1:80\r\nProxy-Connection: keep-alive\r\nContent-Length: 3\r\n\r\nxyz, and more";
        let words = "POST /a?b HTTP/1.1\r\nConnection: close\r\nHost: 127.0.0.1:80\r\nContent-Length: 3\r\n\r\nxyz";
        let request = Request { server: "127.0.0.1:80".into(), words: words.into() };
        assert_eq!(read(said), Some(request));
    }

    #[test]
    fn what_is_for_no_such_server_is_let_be() {
        assert_eq!(read("CONNECT example.org:443 HTTP/1.1\r\n\r\n"), None);
        assert_eq!(read(""), None);
    }

    #[test]
    fn requests_at_once_are_answered_one_after_another() {
        let server = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).expect("a port");
        let address = server.local_addr().expect("an address");
        // It never listens to a second one before the first has its answer.
        thread::spawn(move || {
            for stream in server.incoming().flatten() {
                let mut from = BufReader::new(stream);
                let mut path = String::new();
                from.read_line(&mut path).expect("a line");
                let path = path.split(' ').nth(1).unwrap_or_default().to_owned();
                let mut header = String::new();
                while header != "\r\n" {
                    header.clear();
                    from.read_line(&mut header).expect("a line");
                }
                let answer = format!("HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n{path}");
                from.into_inner().write_all(answer.as_bytes()).expect("an answer");
            }
        });
        let port = start().expect("it starts");
        let asked = (0..8).map(|number| {
            thread::spawn(move || {
                let mut stream =
                    TcpStream::connect((Ipv4Addr::LOCALHOST, port)).expect("it is there");
                write!(stream, "GET http://{address}/{number} HTTP/1.1\r\n\r\n")
                    .expect("it listens");
                let mut answer = String::new();
                stream.read_to_string(&mut answer).expect("it answers");
                assert!(answer.ends_with(&format!("\r\n\r\n/{number}")), "{answer}");
            })
        });
        for each in asked.collect::<Vec<_>>() {
            each.join().expect("all are answered");
        }
    }
}
